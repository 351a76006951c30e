import { sleep } from 'k6';
import * as tahoon from './tahoon.ts';

/** Requests of a visit, on average: a rate of requests is so many times a rate of visits. */
export const requests = 7.4;

/**
 * One visit: a token, the questions or a new user now and then, the filters, a search, a profile, its free times, a booking, and in
 * four of ten visits its cancellation. Between two requests somebody thinks.
 */
export function visit(thinkSeconds: number): void {
  const think = (): void => sleep(thinkSeconds * (0.5 + Math.random()));

  const token = tahoon.token();
  if (token === null) return;
  think();
  const user = knownUser(token);
  think();
  tahoon.filters(token);
  think();
  const provider = tahoon.search(token);
  if (user === null || provider === null) return;
  think();
  tahoon.profile(token, provider);
  think();
  const slot = tahoon.schedule(token, provider);
  if (slot === null) return;
  think();
  const booking = tahoon.book(token, user, slot);
  if (booking === null || Math.random() >= 0.4) return;
  think();
  tahoon.cancel(token, booking);
}

let user: string | null = null;

// a virtual user stays the same person; three of four visits only read the questions
function knownUser(token: string): string | null {
  if (user === null || Math.random() < 0.25) user = tahoon.register(token) ?? user;
  else tahoon.questions(token);
  return user;
}
