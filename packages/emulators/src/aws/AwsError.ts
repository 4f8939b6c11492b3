/** A refusal in the shape of AWS' query APIs. */
export class AwsError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}
