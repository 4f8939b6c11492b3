import type { AccountObject } from '../AccountObject';
import { ServiceError } from '../ServiceError';

/**
 * Refuses to delete a database that is protected from it, as RDS does whoever
 * asks (Amazon RDS user guide, "Deleting a DB instance", prerequisites, 2026).
 *
 * @param what - how RDS calls it
 * @throws ServiceError that says how to go on
 */
export function keepProtected(what: string) {
  return ({ attributes, id }: AccountObject): undefined => {
    if (attributes.deletion_protection === true) {
      throw new ServiceError(
        `InvalidParameterCombination: Cannot delete protected ${what}, please disable deletion protection and try again.`,
        `${id} has deletion_protection. Apply it without first.`,
      );
    }
    return undefined;
  };
}
