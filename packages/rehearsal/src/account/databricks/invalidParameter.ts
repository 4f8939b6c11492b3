import { ServiceError } from '../ServiceError';

/** Refuses a request as the Databricks account API does. */
export function invalidParameter(message: string, detail: string): never {
  throw new ServiceError(`INVALID_PARAMETER_VALUE: ${message}`, detail);
}
