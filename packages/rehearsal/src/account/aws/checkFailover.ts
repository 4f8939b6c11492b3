import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

function failoverTypeOf({ failover_routing_policy: policy }: ValueObject) {
  const [first] = [policy ?? []].flat();
  return isValueObject(first) ? text(first.type) : undefined;
}

/**
 * Refuses a record that is neither of two, or the same of two as another one,
 * and a primary one that nothing says the health of.
 */
export function checkFailover(request: Request): void {
  const { account, attributes, prior, scope, type } = request;
  const failover = failoverTypeOf(attributes);
  const health = text(attributes.health_check_id);
  if (health && !account.find('aws_route53_health_check', scope, health)) {
    throw new ServiceError(
      `NoSuchHealthCheck: No health check exists with the ID ${health}`,
      'Create it before the record.',
    );
  }
  if (failover === undefined) {
    return;
  }
  if (!text(attributes.set_identifier)) {
    throw new ServiceError(
      'InvalidChangeBatch: a record with a failover policy has a set_identifier',
      `${text(attributes.name)} has none.`,
    );
  }
  const twin = account
    .objects({ type })
    .find(
      record =>
        record.id !== text(prior?.id) &&
        ['zone_id', 'name', 'type'].every(
          name => record.attributes[name] === attributes[name],
        ) &&
        (failoverTypeOf(record.attributes) === failover ||
          failoverTypeOf(record.attributes) === undefined),
    );
  if (twin) {
    throw new ServiceError(
      `InvalidChangeBatch: ${text(
        attributes.name,
      )} has a ${failover} record already`,
      `It is ${twin.id}. A name has one PRIMARY and one SECONDARY record.`,
    );
  }
  if (failover === 'PRIMARY' && !health) {
    throw new ServiceError(
      'InvalidChangeBatch: a primary failover record has a health check',
      `Without one ${text(attributes.name)} never fails over.`,
    );
  }
}

/** Refuses to watch an alarm that is not there. */
export function checkHealth({ account, attributes, caller }: Request): void {
  if (attributes.type !== 'CLOUDWATCH_METRIC') {
    return;
  }
  const name = text(attributes.cloudwatch_alarm_name) ?? '';
  const region = text(attributes.cloudwatch_alarm_region) ?? '';
  if (
    !account.find(
      'aws_cloudwatch_metric_alarm',
      `${caller.accountId}/${region}`,
      name,
    )
  ) {
    throw new ServiceError(
      `InvalidInput: Alarm ${name} is not found in ${region}`,
      `A health check watches an alarm of its own account, ${caller.accountId}.`,
    );
  }
}

/** Refuses to put a VPC into a zone of another account that has not said so. */
export function checkAssociation({
  account,
  attributes,
  caller,
}: Request): void {
  const [zone] = account.objects({
    type: 'aws_route53_zone',
    id: text(attributes.zone_id),
  });
  const isAuthorized = account
    .objects({ type: 'aws_route53_vpc_association_authorization' })
    .some(
      authorization =>
        authorization.accountId === zone?.accountId &&
        authorization.attributes.zone_id === attributes.zone_id &&
        authorization.attributes.vpc_id === attributes.vpc_id,
    );
  if (zone && zone.accountId !== caller.accountId && !isAuthorized) {
    throw new ServiceError(
      `NotAuthorizedException: The VPC ${text(
        attributes.vpc_id,
      )} is not authorized to be associated with hosted zone ${zone.id}`,
      `The zone is of account ${zone.accountId}: it says so with aws_route53_vpc_association_authorization first.`,
    );
  }
}
