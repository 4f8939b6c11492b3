import type { Condition, Statement } from './Statement';

// Keys that say who calls or from where; what is called is no restriction of the caller.
const CALLER_KEYS =
  /^(aws:(principal(arn|account|orgid|orgpaths|isawsservice|servicename|tag\/.*)|source(account|arn|orgid|orgpaths|vpc|vpce|vpcarn|ip|identity)|userid|username)|kms:calleraccount|sts:externalid|s3:dataaccesspointaccount)$/;

/** Whether a condition lets only something through that it names. */
export function isPositive({ operator, values }: Condition): boolean {
  return (
    !/not|ifexists|null|forallvalues/i.test(operator) &&
    values.length > 0 &&
    values.every(value => !/^[*?]*$/.test(value))
  );
}

/** Whether a statement's conditions say which callers it is about. */
export function restrictsCaller({ conditions }: Statement): boolean {
  return conditions.some(
    condition =>
      CALLER_KEYS.test(condition.key) &&
      isPositive(condition) &&
      !condition.values.some(
        value => value === '0.0.0.0/0' || value === '::/0',
      ),
  );
}
