import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';
import type { NewRequest } from '../deployments/DeploymentRequests';
import type { Environment } from '../environments/Environment';
import { checkTyped } from './checkTyped';
import type { DeclarationReader } from './DeclarationReader';
import { forbiddenBy } from './forbiddenBy';
import type { PromotionReader } from './PromotionReader';

/**
 * Turns what a caller asks for into a deployment to be made, or refuses it with a
 * reason, before anything is sent.
 */
export class RequestReader {
  readonly #declarations: Pick<DeclarationReader, 'read'>;
  readonly #promotions: Pick<PromotionReader, 'take'>;

  constructor(options: {
    declarations: Pick<DeclarationReader, 'read'>;
    promotions: Pick<PromotionReader, 'take'>;
  }) {
    this.#declarations = options.declarations;
    this.#promotions = options.promotions;
  }

  /**
   * @throws InputError when something typed is wrong, or the project file at the
   *   ref or commit has no such environment or rules the operation out
   * @throws what {@link PromotionReader.take} throws
   */
  async read(
    body: CreateDeploymentRequest,
    environment: Environment,
    options: {
      credentials: BackstageCredentials;
      mayRead: (entityRef: string) => Promise<void>;
    },
  ): Promise<
    Omit<NewRequest, 'requestedBy' | 'approveInAdvance' | 'environment'>
  > {
    const { environment: name } = environment;
    checkTyped(body, name);
    const { operation, allowDestroy, comment, whenBusy, idempotencyKey } = body;
    const promotion =
      body.promoteFrom !== undefined
        ? await this.#promotions.take(body.promoteFrom, environment, options)
        : undefined;
    const commit = promotion?.commit ?? body.commit;
    const ref = body.ref ?? promotion?.ref;
    const { declared } = await this.#declarations.read(
      environment,
      commit ?? ref,
    );
    const reason = forbiddenBy(operation, name, declared);
    if (reason) {
      throw new InputError(reason);
    }
    return {
      operation,
      ...(allowDestroy && { allowDestroy }),
      ...(ref && { ref }),
      ...(commit && { commit }),
      ...(promotion && { promotedFrom: promotion.entityRef }),
      ...(comment && { comment }),
      ...(whenBusy && { whenBusy }),
      ...(idempotencyKey && { idempotencyKey }),
    };
  }
}
