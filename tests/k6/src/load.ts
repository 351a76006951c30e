import type { Options, Scenario } from 'k6/options';
import { requests } from './visit.ts';

/** Durations are multiplied by it. */
const scale = Number(__ENV.TIME_SCALE ?? '1');

const seconds = (minutes: number): string => `${Math.max(1, Math.round(minutes * 60 * scale))}s`;

// an open model: visits begin at their rate whatever becomes of the others; k6 says in dropped_iterations where it could not
function arrivals(users: number): Pick<Scenario & { executor: 'ramping-arrival-rate' }, 'preAllocatedVUs' | 'maxVUs'> {
  return { preAllocatedVUs: users, maxVUs: 3 * users };
}

/** So many requests a second by so many users, for so many minutes. */
export function steady(users: number, rate: number, minutes: number, p95Ms: number, errors: number): Options {
  return {
    scenarios: {
      visits: {
        executor: 'constant-arrival-rate',
        rate: Math.round(rate * 60 / requests),
        timeUnit: '1m',
        duration: seconds(minutes),
        ...arrivals(users),
      },
    },
    thresholds: {
      http_req_duration: [`p(95)<${p95Ms}`],
      http_req_failed: [`rate<${errors}`],
      dropped_iterations: ['count<1'],
    },
  };
}

/** From one rate of requests up to another; it ends when one in five fails. */
export function rising(users: number, from: number, to: number, minutes: number): Options {
  return {
    scenarios: {
      visits: {
        executor: 'ramping-arrival-rate',
        startRate: Math.round(from * 60 / requests),
        timeUnit: '1m',
        stages: [{ target: Math.round(to * 60 / requests), duration: seconds(minutes) }],
        ...arrivals(users),
      },
    },
    thresholds: {
      http_req_failed: [{ threshold: 'rate<0.2', abortOnFail: true, delayAbortEval: '5s' }],
    },
  };
}
