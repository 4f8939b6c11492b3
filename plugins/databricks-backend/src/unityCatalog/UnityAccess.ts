import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { databricksCatalogReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import { lacksPermission } from '../access/authorize';
import type { CallerCredentials } from '../access/callerOf';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import { catalogEntityReadPermission } from './catalogEntityReadPermission';
import type { CatalogViewer } from './CatalogViewer';
import { KeptAnswers } from './KeptAnswers';
import type { UnityDecision } from './UnityDecision';
import type { UnityJudge } from './UnityJudge';

/**
 * Asks the policy once for a request and applies its conditions here, to what a
 * page holds. What they say of an object that is not known is no.
 *
 * What the policy says of a person holds for some seconds, for whoever looks
 * around asks many questions one after the other, and is asked anew before it
 * ends, so that such a person seldom waits for it. A refusal is not kept.
 */
export class UnityAccess {
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #permissions: PermissionsService;
  readonly #judge: Pick<UnityJudge, 'decided' | 'holds' | 'mayHold'>;
  readonly #decisions: KeptAnswers<UnityDecision>;

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    permissions: PermissionsService;
    judge: Pick<UnityJudge, 'decided' | 'holds' | 'mayHold'>;
    config: Pick<UnityCatalogConfig, 'keepDecisionsSeconds'>;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#judge = options.judge;
    this.#decisions = new KeptAnswers({
      keepMs: options.config.keepDecisionsSeconds * 1000,
      renews: true,
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
    // One question for both: each is a way to the permission backend and back.
    const [decision, entities] = await this.#permissions.authorizeConditional(
      [{ permission }, { permission: catalogEntityReadPermission }],
      { credentials },
    );
    const viewer = await this.#viewer(credentials, entities.result);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return {
          allows: async objects => objects.map(() => true),
          reaches: () => true,
          viewer,
        };
      case AuthorizeResult.CONDITIONAL: {
        const { conditions } = decision;
        return {
          allows: async objects =>
            (await this.#judge.decided(objects, () => [conditions])).map(
              resource =>
                resource !== undefined &&
                this.#judge.holds(conditions, resource) === true,
            ),
          reaches: metastoreId => this.#judge.mayHold(conditions, metastoreId),
          viewer,
        };
      }
      default:
        throw new NotAllowedError(lacksPermission({ permission }));
    }
  }

  /** A service sees what its own token lets it see. */
  async #viewer(
    { principal }: CallerCredentials,
    entities: AuthorizeResult,
  ): Promise<UnityDecision['viewer']> {
    if (principal.type !== 'user' || entities !== AuthorizeResult.ALLOW) {
      return caller => caller;
    }
    const credentials = await this.#auth.getOwnServiceCredentials();
    const portal: CatalogViewer = {
      credentials,
      name: credentials.principal.subject,
    };
    return () => portal;
  }
}
