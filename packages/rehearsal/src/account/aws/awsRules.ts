import { ec2Rules } from './ec2Rules';
import { iamRules } from './iamRules';
import { storageRules } from './storageRules';
import type { TypeRules } from '../TypeRules';

/** What the AWS services are known to do beyond the schema, by type. */
export const awsRules: Record<string, TypeRules> = {
  ...ec2Rules,
  ...iamRules,
  ...storageRules,
};
