import type { ServerResponse } from 'node:http';

/**
 * Calls `act` once, when an answer is complete and its last part is about to be
 * sent, which for JSON is all of it: status and headers can still be changed.
 * It goes out when `act` calls `send`, now, later or never.
 */
export function beforeEnd(
  response: ServerResponse,
  act: (send: () => void) => void,
): void {
  const end = response.end;
  response.end = (...args: unknown[]) => {
    response.end = end;
    act(() => Reflect.apply(end, response, args));
    return response;
  };
}
