import { isJsonObject, type Json } from './workflow/Json';

export interface Concurrency {
  group: string;
  cancelInProgress: boolean;
  /** `queue: max`: every waiting member keeps its place. */
  keepWaiting: boolean;
}

/** The evaluated value of `concurrency:`, a name or a mapping. */
export function readConcurrency(value: Json): Concurrency | undefined {
  if (typeof value === 'string' && value !== '') {
    return { group: value, cancelInProgress: false, keepWaiting: false };
  }
  if (isJsonObject(value) && value.group) {
    return {
      group: String(value.group),
      cancelInProgress: value['cancel-in-progress'] === true,
      keepWaiting: value.queue === 'max',
    };
  }
  return undefined;
}
