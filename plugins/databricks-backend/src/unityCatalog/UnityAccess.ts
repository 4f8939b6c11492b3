import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { databricksCatalogReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import { databricksUnityObjectResourceRef } from '@lakeport/backstage-plugin-databricks-node';
import { lacksPermission } from '../access/authorize';
import type { CallerCredentials } from '../access/callerOf';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import { KeptAnswers } from './KeptAnswers';
import { ruleNeedsOf } from './ruleNeedsOf';
import type { UnityDecision } from './UnityDecision';
import type { UnityRuleFacts } from './UnityRuleFacts';

/**
 * Asks the policy once for a request and applies its conditions here, to what a
 * page holds. Only what the conditions go by is read.
 *
 * What the policy says of a person holds for some seconds, for whoever looks
 * around asks many questions one after the other. A refusal is not kept.
 */
export class UnityAccess {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;
  readonly #facts: Pick<UnityRuleFacts, 'resources'>;
  readonly #decisions: KeptAnswers<UnityDecision>;

  /** The plugin's rules must be registered before something is decided. */
  constructor(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
    facts: Pick<UnityRuleFacts, 'resources'>;
    config: Pick<UnityCatalogConfig, 'keepDecisionsSeconds'>;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#permissions = options.permissions;
    this.#registry = options.registry;
    this.#facts = options.facts;
    this.#decisions = new KeptAnswers({
      keepMs: options.config.keepDecisionsSeconds * 1000,
      now: options.now,
    });
  }

  /** @throws NotAllowedError when the caller may see nothing at all */
  async decide(credentials: CallerCredentials): Promise<UnityDecision> {
    const { principal } = credentials;
    // What a service may do hangs on its token as well.
    return principal.type === 'user' && !principal.actor
      ? this.#decisions.get([principal.userEntityRef], () =>
          this.#ask(credentials),
        )
      : this.#ask(credentials);
  }

  async #ask(credentials: CallerCredentials): Promise<UnityDecision> {
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
