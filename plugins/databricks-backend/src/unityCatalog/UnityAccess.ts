import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { databricksCatalogReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import { databricksUnityObjectResourceRef } from '@lakeport/backstage-plugin-databricks-node';
import { lacksPermission } from '../access/authorize';
import { ruleNeedsOf } from './ruleNeedsOf';
import type { UnityDecision } from './UnityDecision';
import type { UnityRuleFacts } from './UnityRuleFacts';

/**
 * Asks the policy once for a request and applies its conditions here, to what a
 * page holds. Only what the conditions go by is read.
 */
export class UnityAccess {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;
  readonly #facts: Pick<UnityRuleFacts, 'resources'>;

  /** The plugin's rules must be registered before something is decided. */
  constructor(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
    facts: Pick<UnityRuleFacts, 'resources'>;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.registry;
    this.#facts = options.facts;
  }

  /** @throws NotAllowedError when the caller may see nothing at all */
  async decide(credentials: BackstageCredentials): Promise<UnityDecision> {
    const permission = databricksCatalogReadPermission;
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return {
          allows: async objects => objects.map(() => true),
        };
      case AuthorizeResult.CONDITIONAL: {
        const needs = ruleNeedsOf(decision.conditions);
        const isAllowed = createConditionAuthorizer(
          this.#registry.getPermissionRuleset(databricksUnityObjectResourceRef),
        );
        return {
          allows: async objects =>
            (await this.#facts.resources(objects, needs)).map(resource =>
              isAllowed(decision, resource),
            ),
        };
      }
      default:
        throw new NotAllowedError(lacksPermission({ permission }));
    }
  }
}
