import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';

/** Where the permission backend has conditions applied (Backstage's protocol). */
const PATH = '/.well-known/backstage/permissions/apply-conditions';

type Conditions = PermissionCriteria<PermissionCondition>;

const primitive = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const criteria: z.ZodType<Conditions> = z.lazy(() =>
  z.union([
    z.object({ anyOf: z.tuple([criteria], criteria) }),
    z.object({ allOf: z.tuple([criteria], criteria) }),
    z.object({ not: criteria }),
    z.object({
      rule: z.string(),
      resourceType: z.string(),
      params: z
        .record(z.string(), z.union([primitive, z.array(primitive)]))
        .optional(),
    }),
  ]),
);
const question = z.object({
  items: z.array(
    z.object({
      resourceRef: z.union([z.string(), z.array(z.string())]),
      resourceType: z.string(),
      conditions: criteria,
    }),
  ),
});

/**
 * Knows which conditions the permission backend has applied while it does so.
 * Backstage tells a resource type only the references, and what has to be read of
 * a resource depends on the conditions.
 *
 * It sees what passes its handler: requests that something before it has answered
 * are unknown to it, and it says so.
 */
export class ConditionsAsked {
  readonly #storage = new AsyncLocalStorage<z.output<typeof question>>();

  /** To come before Backstage's own handler of the same path. */
  handler(): RequestHandler {
    const router = Router();
    router.use(PATH, express.json(), (request, _response, next) => {
      const { success, data } = question.safeParse(request.body);
      if (success) {
        this.#storage.run(data, () => next());
      } else {
        // Backstage's handler refuses it.
        next();
      }
    });
    return router;
  }

  /**
   * @returns what is asked at the moment of resources of a type, by reference;
   *   undefined when that is not known
   */
  of(
    resourceType: string,
  ): ReadonlyMap<string, readonly Conditions[]> | undefined {
    const asked = this.#storage.getStore();
    if (!asked) {
      return undefined;
    }
    const conditions = new Map<string, Conditions[]>();
    for (const item of asked.items) {
      if (item.resourceType === resourceType) {
        for (const ref of [item.resourceRef].flat()) {
          conditions.set(ref, [
            ...(conditions.get(ref) ?? []),
            item.conditions,
          ]);
        }
      }
    }
    return conditions;
  }
}
