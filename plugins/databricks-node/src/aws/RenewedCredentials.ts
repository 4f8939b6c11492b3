import type { AwsCredentialProvider } from '@backstage/integration-aws-node';
import { untilAborted } from '../client/untilAborted';

/** An access key, and until when it holds. */
export type AwsIdentity = Awaited<
  ReturnType<AwsCredentialProvider['sdkCredentialProvider']>
>;

/** Renewed this long before they end, as the AWS SDK does. */
const EARLY_MS = 5 * 60_000;
/** Sources of Backstage and of the machine have no time limit of their own. */
const LONGEST_MS = 60_000;

/**
 * Credentials that are asked for once, however many wait for them, and again
 * shortly before they end. Those that could not be had are not kept.
 */
export class RenewedCredentials {
  readonly #source: () => Promise<AwsIdentity>;
  readonly #now: () => number;
  #current?: AwsIdentity;
  #pending?: Promise<AwsIdentity>;

  /** @param now - milliseconds since 1970 */
  constructor(
    source: () => Promise<AwsIdentity>,
    now: () => number = Date.now,
  ) {
    this.#source = source;
    this.#now = now;
  }

  /** @throws what the source throws, and the signal's reason */
  async get(signal?: AbortSignal): Promise<AwsIdentity> {
    if (this.#current && this.#holds(this.#current, EARLY_MS)) {
      return this.#current;
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return untilAborted(this.#pending, signal);
  }

  /** Those that still hold are better than none. */
  async #renew(): Promise<AwsIdentity> {
    try {
      this.#current = await untilAborted(
        this.#source(),
        AbortSignal.timeout(LONGEST_MS),
      );
    } catch (error) {
      if (!this.#current || !this.#holds(this.#current, 0)) {
        throw error;
      }
    }
    return this.#current;
  }

  #holds({ expiration }: AwsIdentity, forMs: number): boolean {
    return !expiration || this.#now() < expiration.getTime() - forMs;
  }
}
