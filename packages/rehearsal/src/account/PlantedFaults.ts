import type { Fault } from './parseFaults';
import { ServiceError } from './ServiceError';

/** The faults that were planted, and how often each of them is still due. */
export class PlantedFaults {
  private readonly planted: Array<{ fault: Fault; left: number }> = [];

  constructor(faults: readonly Fault[] = []) {
    this.add(faults);
  }

  add(faults: readonly Fault[]): void {
    this.planted.push(
      ...faults.map(fault => ({ fault, left: fault.count ?? 1 })),
    );
  }

  /** Those that never happened. */
  unfired(): Fault[] {
    return this.planted
      .filter(({ fault, left }) => left === (fault.count ?? 1))
      .map(({ fault }) => fault);
  }

  /** @throws ServiceError as a planted fault says, if one is due */
  failIfDue(
    operation: Fault['operation'],
    type: string,
    region: string | undefined,
  ): void {
    const due = this.planted.find(
      ({ fault, left }) =>
        left > 0 &&
        fault.operation === operation &&
        fault.type === type &&
        (fault.region === undefined || fault.region === region),
    );
    if (due) {
      due.left -= 1;
      throw new ServiceError(
        due.fault.message,
        `This fault was injected into the rehearsal (${operation} ${type}).`,
      );
    }
  }
}
