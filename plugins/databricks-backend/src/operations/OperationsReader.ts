import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  databricksDeploymentReadPermission,
  databricksOperationPermissions,
  type AllowedOperation,
  type DeploymentOperation,
  type EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';
import { lacksPermission } from '../access/authorize';
import { allowedOf } from '../access/allowedOf';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { Environment } from '../environments/Environment';
import type { ApprovalRuleReader } from './ApprovalRuleReader';
import type { Declaration, DeclarationReader } from './DeclarationReader';
import { forbiddenBy } from './forbiddenBy';
import { isAsleep } from './isAsleep';
import type { PromotionReader } from './PromotionReader';
import { sleepScheduleOf } from './sleepScheduleOf';

const OPERATIONS: readonly DeploymentOperation[] = [
  'plan',
  'apply',
  'sleep',
  'wake',
  'rotate',
  'destroy',
];
/** What is between environments has no network that sleeps, and no secrets. */
const SHARED_OPERATIONS: readonly DeploymentOperation[] = [
  'plan',
  'apply',
  'destroy',
];

/** Tells what a caller may start on an environment, why not the rest, and who approves. */
export class OperationsReader {
  readonly #permissions: PermissionsService;
  readonly #declarations: Pick<DeclarationReader, 'read'>;
  readonly #approvals: Pick<ApprovalRuleReader, 'read'>;
  readonly #promotions: Pick<PromotionReader, 'before'>;
  readonly #deployments: Pick<
    DeploymentService,
    'active' | 'applied' | 'list' | 'queuedCount'
  >;

  constructor(options: {
    permissions: PermissionsService;
    declarations: Pick<DeclarationReader, 'read'>;
    approvals: Pick<ApprovalRuleReader, 'read'>;
    promotions: Pick<PromotionReader, 'before'>;
    deployments: Pick<
      DeploymentService,
      'active' | 'applied' | 'list' | 'queuedCount'
    >;
  }) {
    this.#permissions = options.permissions;
    this.#declarations = options.declarations;
    this.#approvals = options.approvals;
    this.#promotions = options.promotions;
    this.#deployments = options.deployments;
  }

  /**
   * An operation that has to wait for an active one is allowed all the same:
   * it can be queued. A project file that cannot be read or is not valid allows
   * none, and is the reason.
   */
  async read(
    environment: Environment,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentOperations> {
    const { entityRef } = environment;
    const [declaration, items, approval, active, queued, applied, asleep] =
      await Promise.all([
        this.#declaration(environment),
        this.#permitted(environment, credentials),
        this.#approvals.read(environment),
        this.#deployments.active(entityRef),
        this.#deployments.queuedCount(entityRef),
        this.#deployments.applied(entityRef),
        isAsleep(this.#deployments, entityRef),
      ]);
    const { declared, project } =
      'reason' in declaration
        ? { declared: undefined, project: undefined }
        : declaration;
    const sleepSchedule = declared && sleepScheduleOf(declared);
    const promoteFrom =
      project &&
      (await this.#promotions.before(environment, project, {
        credentials,
        isReadable: async ref =>
          (
            await allowedOf(
              this.#permissions,
              databricksDeploymentReadPermission,
              { resourceRefs: [ref], credentials },
            )
          ).has(ref),
      }));
    return {
      items: items.map(item => restricted(item, environment, declaration)),
      approval,
      ...(active && { active }),
      queued,
      ...(applied && { applied }),
      ...(asleep !== undefined && { asleep }),
      ...(sleepSchedule && { sleepSchedule }),
      ...(promoteFrom && { promoteFrom }),
    };
  }

  async #permitted(
    { entityRef: resourceRef, isShared }: Environment,
    credentials: BackstageCredentials,
  ): Promise<AllowedOperation[]> {
    const operations = isShared ? SHARED_OPERATIONS : OPERATIONS;
    const decisions = await this.#permissions.authorize(
      operations.map(operation => ({
        permission: databricksOperationPermissions[operation],
        resourceRef,
      })),
      { credentials },
    );
    return operations.map((operation, index) =>
      decisions[index].result === AuthorizeResult.ALLOW
        ? { operation, allowed: true }
        : {
            operation,
            allowed: false,
            reason: lacksPermission({
              permission: databricksOperationPermissions[operation],
              resourceRef,
            }),
          },
    );
  }

  async #declaration(
    environment: Environment,
  ): Promise<Declaration | { reason: string }> {
    try {
      return await this.#declarations.read(environment);
    } catch (error) {
      if (isError(error)) {
        return { reason: error.message };
      }
      throw error;
    }
  }
}

/** The permission comes first: who lacks it need not know the rest. */
function restricted(
  item: AllowedOperation,
  { environment }: Environment,
  declaration: Declaration | { reason: string },
): AllowedOperation {
  if (!item.allowed) {
    return item;
  }
  const reason =
    'reason' in declaration
      ? declaration.reason
      : forbiddenBy(item.operation, environment, declaration.declared);
  return reason ? { ...item, allowed: false, reason } : item;
}
