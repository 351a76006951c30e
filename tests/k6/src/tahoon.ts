import http, { type RefinedResponse } from 'k6/http';

/** The gateway, and the application whose key asks for tokens. */
const gateway = __ENV.TAHOON ?? 'http://localhost:8080';
const accessKey = __ENV.ACCESS_KEY ?? 'demo-access-key';

export interface Slot {
  providerId: string;
  start: string;
}

interface Found {
  careProvidersList: { userLoginInfoId: string; availableScheduleHoursList: { start: string }[] }[];
}

interface Free {
  availableHoursList: { start: string }[];
}

type Answer = RefinedResponse<'text'>;

const minutes = 30;

// times of somebody else are an answer like another: they are expected, and so no failure
const booked = http.expectedStatuses(200, 409, 422);

/** Days from now, at midnight: before every notice and cut-off. */
function day(after: number): string {
  return new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + after * 86_400_000).toISOString();
}

function post(operation: string, path: string, token: string | null, body: object, more: object = {}): Answer {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  return http.post(gateway + path, JSON.stringify(body), { headers, tags: { operation }, responseType: 'text', ...more });
}

function get(operation: string, path: string, token: string): Answer {
  return http.get(gateway + path, { headers: { Authorization: `Bearer ${token}` }, tags: { operation }, responseType: 'text' });
}

function read<T>(answer: Answer): T | null {
  return answer.status >= 200 && answer.status < 300 ? (answer.json() as unknown as T) : null;
}

function any<T>(items: readonly T[]): T | undefined {
  return items[Math.floor(Math.random() * items.length)];
}

function id(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${__VU}-${__ITER}`;
}

export function token(): string | null {
  return read<{ access_token: string }>(
    post('Token', '/api/auth/token', null, { grant_type: 'password', access_key: accessKey }))?.access_token ?? null;
}

export function register(token: string): string | null {
  const name = id();
  return read<{ userId: string }>(post('Register', '/api/user/register', token, {
    name: 'Noor',
    email: `${name}@example.org`,
    timeZone: 'Asia/Kuwait',
    deviceTokens: [{ token: `device-${name}`, platform: 'android' }],
  }))?.userId ?? null;
}

export const questions = (token: string): Answer => get('Questions', '/api/user/getassessmentquestions', token);

export const filters = (token: string): Answer => get('Filters', '/api/careprovider/getcataloguedataforfilters', token);

export const profile = (token: string, providerId: string): Answer =>
  get('Profile', `/api/careprovider/getcareprovidersprofiledata?providerId=${encodeURIComponent(providerId)}`, token);

/** A provider of some page, or null. */
export function search(token: string): string | null {
  const from = 14 + 7 * Math.floor(Math.random() * 4);
  const found = read<Found>(post('Search', '/api/careprovider/getcareproviderslistwithschedule', token, {
    from: day(from),
    to: day(from + 7),
    timeZone: 'Asia/Kuwait',
    durationMinutes: minutes,
    sort: 'name',
    page: 1 + Math.floor(Math.random() * 15),
    pageSize: 10,
  }));
  return any(found?.careProvidersList ?? [])?.userLoginInfoId ?? null;
}

/** A free time of the provider, or null. */
export function schedule(token: string, providerId: string): Slot | null {
  const from = 14 + 7 * Math.floor(Math.random() * 4);
  const free = read<Free>(post('Schedule', '/api/careprovider/getcareproviderschedule', token, {
    serviceProviderId: providerId,
    from: day(from),
    to: day(from + 7),
    timeZone: 'Asia/Kuwait',
    durationMinutes: minutes,
  }));
  const time = any(free?.availableHoursList ?? []);
  return time ? { providerId, start: time.start } : null;
}

/** The booking's id, or null where the time went to somebody else. */
export function book(token: string, userId: string, slot: Slot): string | null {
  return read<{ bookingId: string }>(post('Book', '/api/sessionbooking/booksession', token, {
    userId,
    serviceProviderId: slot.providerId,
    start: slot.start,
    durationMinutes: minutes,
    idempotencyKey: id(),
  }, { responseCallback: booked }))?.bookingId ?? null;
}

export const cancel = (token: string, bookingId: string): Answer =>
  post('Cancel', '/api/sessionbooking/cancelbooking', token, { bookingId });
