import { untilAborted } from './untilAborted';

interface Flight<T> {
  answer: Promise<T>;
  controller: AbortController;
  waiting: number;
}

/**
 * Does work that several ask for at the same time once. It goes on as long as
 * one of them waits for it, and is aborted when the last one stops.
 */
export class SharedFlights<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** @throws what the work throws, and the signal's reason */
  async join(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#start(key, work);
    flight.waiting++;
    try {
      return await untilAborted(flight.answer, signal);
    } finally {
      flight.waiting--;
      if (flight.waiting === 0) {
        this.#end(key, flight);
        flight.controller.abort();
      }
    }
  }

  #start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = {
      controller,
      waiting: 0,
      answer: work(controller.signal).finally(() => this.#end(key, flight)),
    };
    this.#flights.set(key, flight);
    // Whoever waits hears of it; nobody may be left when it fails.
    flight.answer.catch(() => {});
    return flight;
  }

  /** Whoever comes now starts anew. */
  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) {
      this.#flights.delete(key);
    }
  }
}
