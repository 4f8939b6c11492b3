import { LakehouseResourceNames } from '@lakeport/project';
import { CloudwatchEventRule } from '#aws/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '#aws/cloudwatch-event-target';
import { CloudwatchLogGroup } from '#aws/cloudwatch-log-group';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { SfnStateMachine } from '#aws/sfn-state-machine';
import { Construct } from '#constructs';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';
import { runJobPolicy } from '../policies/runJobPolicy';
import { runJobTrustPolicy } from '../policies/runJobTrustPolicy';
import { startRunPolicy } from '../policies/startRunPolicy';
import { startRunTrustPolicy } from '../policies/startRunTrustPolicy';
import { runJobDefinition } from './runJobDefinition';
import { runNowEndpoint } from './runNowEndpoint';
import { ZoneStorage } from './ZoneStorage';

/** How long it is logged what was started, in days. */
const LOG_DAYS = 30;

/**
 * What starts a job when files arrive.
 *
 * @public
 */
export interface ObjectTriggerProps {
  readonly names: LakehouseResourceNames;
  readonly awsAccountId: string;
  readonly region: string;
  /** The zone that files come into. */
  readonly zone: ZoneStorage;
  readonly workspaceUrl: string;
  readonly jobId: string;
  /** The EventBridge connection that signs in to the workspace, and its secret. */
  readonly connectionArn: string;
  readonly connectionSecretArn: string;
}

/**
 * EventBridge hears of every object that is created where files land in a zone,
 * and starts a state machine that starts the job. The rule's role may start that
 * state machine; the state machine's role may post to that address.
 *
 * @public
 */
export class ObjectTrigger extends Construct {
  readonly stateMachineArn: string;
  readonly #props: ObjectTriggerProps;

  constructor(scope: Construct, id: string, props: ObjectTriggerProps) {
    super(scope, id);
    this.#props = props;
    const { names, zone } = props;
    const machine = this.#stateMachine();
    this.stateMachineArn = machine.arn;

    const rule = new CloudwatchEventRule(this, 'rule', {
      name: names.eventRule,
      description: 'Objects that are created where files land',
      eventPattern: JSON.stringify({
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [zone.bucket] },
          object: { key: [{ prefix: zone.landingFolder }] },
        },
      }),
    });
    const start = this.#role('start', names.eventRole, {
      description: 'EventBridge starts the state machine with it',
      trust: startRunTrustPolicy({
        awsAccountId: props.awsAccountId,
        ruleArn: this.#arn('events', `rule/${names.eventRule}`),
      }),
      policy: startRunPolicy({ stateMachineArn: machine.arn }),
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      targetId: 'run-job',
      arn: machine.arn,
      roleArn: start.role.arn,
      dependsOn: [start.rolePolicy],
    });
  }

  #stateMachine(): SfnStateMachine {
    const { connectionArn, connectionSecretArn, jobId, names, workspaceUrl } =
      this.#props;
    const stateMachineArn = this.#arn(
      'states',
      `stateMachine:${names.stateMachine}`,
    );
    const endpoint = runNowEndpoint(workspaceUrl);
    const run = this.#role('run', names.stateMachineRole, {
      description: 'The state machine starts the Databricks job with it',
      trust: runJobTrustPolicy({
        awsAccountId: this.#props.awsAccountId,
        stateMachineArn,
      }),
      policy: runJobPolicy({
        stateMachineArn,
        endpoint,
        connectionArn,
        connectionSecretArn,
      }),
    });
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: names.stateMachineLogGroup,
      retentionInDays: LOG_DAYS,
    });
    return new SfnStateMachine(this, 'Resource', {
      name: names.stateMachine,
      roleArn: run.role.arn,
      definition: runJobDefinition({ endpoint, connectionArn, jobId }),
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        logDestination: `${logs.arn}:*`,
      },
      tags: { Name: names.stateMachine },
      // Step Functions tries out whether it may deliver logs.
      dependsOn: [run.rolePolicy],
    });
  }

  #role(
    id: string,
    name: string,
    options: {
      description: string;
      trust: PolicyDocument;
      policy: PolicyDocument;
    },
  ): { role: IamRole; rolePolicy: IamRolePolicy } {
    const role = new IamRole(this, `${id}-role`, {
      name,
      description: options.description,
      assumeRolePolicy: renderPolicy(options.trust),
    });
    const rolePolicy = new IamRolePolicy(this, `${id}-role-policy`, {
      name: id === 'run' ? 'run-job' : 'start-run',
      role: role.name,
      policy: renderPolicy(options.policy),
    });
    return { role, rolePolicy };
  }

  #arn(service: string, resource: string): string {
    const { awsAccountId, region } = this.#props;
    return `arn:aws:${service}:${region}:${awsAccountId}:${resource}`;
  }
}
