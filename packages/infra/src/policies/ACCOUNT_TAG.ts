/**
 * Tag with the AWS account that an environment's roles are for: the child role
 * of that account lets them in by it.
 *
 * @public
 */
export const ACCOUNT_TAG = 'lakeport-account';
