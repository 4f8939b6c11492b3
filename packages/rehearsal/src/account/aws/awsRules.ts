import { ec2Rules } from './ec2Rules';
import { endpointRules } from './endpointRules';
import { eventBridgeRules } from './eventBridgeRules';
import { firehoseRules } from './firehoseRules';
import { iamRules } from './iamRules';
import { kinesisRules } from './kinesisRules';
import { kmsRules } from './kmsRules';
import { monitoringRules } from './monitoringRules';
import { networkAclRules } from './networkAclRules';
import { peeringRules } from './peeringRules';
import { ramRules } from './ramRules';
import { rdsRules } from './rdsRules';
import { replicationRules } from './replicationRules';
import { route53Rules } from './route53Rules';
import { secretRules } from './secretRules';
import { stepFunctionsRules } from './stepFunctionsRules';
import { storageRules } from './storageRules';
import { transitGatewayRules } from './transitGatewayRules';
import type { TypeRules } from '../TypeRules';

/** What the AWS services are known to do beyond the schema, by type. */
export const awsRules: Record<string, TypeRules> = {
  ...ec2Rules,
  ...endpointRules,
  ...eventBridgeRules,
  ...firehoseRules,
  ...iamRules,
  ...kinesisRules,
  ...kmsRules,
  ...monitoringRules,
  ...networkAclRules,
  ...peeringRules,
  ...ramRules,
  ...rdsRules,
  ...replicationRules,
  ...route53Rules,
  ...secretRules,
  ...stepFunctionsRules,
  ...storageRules,
  ...transitGatewayRules,
};
