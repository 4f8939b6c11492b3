import { arn } from './arn';
import { nameOf } from './nameOf';
import { policyAttribute } from './policyAttribute';
import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import type { Value } from '../../wire/Value';

const ACTIONS = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];
const TOPIC = /^arn:[^:]+:sns:([^:]+):(\d{12}):/;

/** Refuses a topic of another region, none, or one that is not let in. */
function checkActions({ account, attributes, caller }: Request): void {
  const region = text(attributes.region) ?? caller.region;
  const topics = ACTIONS.flatMap(name => idsIn(attributes[name])).filter(
    action => TOPIC.test(action),
  );
  for (const topic of topics) {
    const [, topicRegion, accountId] = TOPIC.exec(topic) ?? [];
    if (topicRegion !== region) {
      throw new ServiceError(
        `ValidationError: Invalid region ${topicRegion} specified. Only ${region} is supported.`,
        `${text(attributes.alarm_name)} and its topic ${topic} share a region.`,
      );
    }
    if (!account.objects({ type: 'aws_sns_topic', id: topic }).length) {
      throw new ServiceError(
        `ValidationError: there is no topic ${topic}`,
        `Create it before the alarm ${text(attributes.alarm_name)}.`,
      );
    }
    const [policy] = account.objects({
      type: 'aws_sns_topic_policy',
      id: topic,
    });
    const lets = text(policy?.attributes.policy) ?? '';
    if (
      accountId !== caller.accountId &&
      !lets.includes(caller.accountId ?? ' ')
    ) {
      throw new ServiceError(
        `AccessDenied: alarms of ${caller.accountId} may not publish to ${topic}`,
        `Let them in with aws_sns_topic_policy: the topic is of ${accountId}.`,
      );
    }
  }
}

function checkAlarm(request: Request): void {
  const { attributes } = request;
  const queries = attributes.metric_query;
  const hasQueries = Array.isArray(queries) && queries.length > 0;
  if (hasQueries === (text(attributes.metric_name) !== undefined)) {
    throw new ServiceError(
      'ValidationError: an alarm has either metric_name or metric_query',
      `${text(attributes.alarm_name)} has ${hasQueries ? 'both' : 'neither'}.`,
    );
  }
  checkActions(request);
}

function parsed(body: Value): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

function checkBody({ attributes }: Request): void {
  const body = text(attributes.dashboard_body);
  if (body && parsed(body) === undefined) {
    throw new ServiceError(
      'InvalidParameterInput: The dashboard body is invalid',
      'It is no JSON.',
    );
  }
}

function checkSubscription({ account, attributes, caller }: Request): void {
  const topic = text(attributes.topic_arn) ?? '';
  const [, region] = TOPIC.exec(topic) ?? [];
  if (
    region !== (text(attributes.region) ?? caller.region) ||
    !account.objects({ type: 'aws_sns_topic', id: topic }).length
  ) {
    throw new ServiceError(
      `NotFound: Topic does not exist: ${topic}`,
      'A subscription is made in the region of its topic.',
    );
  }
  const endpoint = text(attributes.endpoint) ?? '';
  if (attributes.protocol === 'email' && !/^[^@\s]+@[^@\s]+$/.test(endpoint)) {
    throw new ServiceError(
      'InvalidParameter: Email address',
      `${endpoint} is none.`,
    );
  }
}

const topicPolicy = policyAttribute('policy', 'resource', 30_720);

/**
 * What CloudWatch and SNS are known to do, by type. Mail to a new address is
 * pending until whoever it belongs to confirms it, which nobody does here.
 *
 * From the AWS provider's documentation 6.25.0 and the API references of
 * CloudWatch and SNS, 2026.
 */
export const monitoringRules: Record<string, TypeRules> = {
  aws_cloudwatch_metric_alarm: {
    check: checkAlarm,
    id: ({ attributes }) => text(attributes.alarm_name) ?? '',
    computed: (request, id) => ({
      arn: arn(request, 'cloudwatch', `alarm:${id}`),
    }),
    defaults: { actions_enabled: true, treat_missing_data: 'missing' },
    replace: ['alarm_name'],
  },
  aws_cloudwatch_dashboard: {
    scope: 'account',
    check: checkBody,
    id: ({ attributes }) => text(attributes.dashboard_name) ?? '',
    computed: (request, id) => ({
      dashboard_arn: arn(request, 'cloudwatch', `dashboard/${id}`, {
        region: false,
      }),
    }),
    same: {
      dashboard_body: (a, b) =>
        JSON.stringify(parsed(a)) === JSON.stringify(parsed(b)),
    },
    replace: ['dashboard_name'],
  },
  aws_sns_topic: {
    id: request => arn(request, 'sns', nameOf(request)),
    computed: (request, id) => ({
      arn: id,
      name: nameOf(request),
      name_prefix: '',
      owner: request.caller.accountId ?? '',
      policy: '',
    }),
    defaults: { content_based_deduplication: false, fifo_topic: false },
    replace: ['name', 'name_prefix', 'fifo_topic'],
  },
  aws_sns_topic_policy: {
    ...topicPolicy,
    overwrites: true,
    id: ({ attributes }) => text(attributes.arn) ?? '',
    computed: ({ caller }) => ({ owner: caller.accountId ?? '' }),
    replace: ['arn'],
  },
  aws_sns_topic_subscription: {
    check: checkSubscription,
    id: ({ attributes, identity }) =>
      `${text(attributes.topic_arn)}:${identity.uuid()}`,
    computed: ({ caller }, id) => ({
      arn: id,
      confirmation_was_authenticated: false,
      owner_id: caller.accountId ?? '',
      pending_confirmation: true,
    }),
    defaults: {
      confirmation_timeout_in_minutes: 1,
      endpoint_auto_confirms: false,
      raw_message_delivery: false,
    },
    replace: ['topic_arn', 'protocol', 'endpoint'],
  },
};
