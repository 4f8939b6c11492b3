import type { JsonValue } from '@backstage/types';

/**
 * What Databricks told of something. That there is none of it, or that the
 * caller may not have it, is an answer like others: what was told before must
 * not stand in for it.
 */
export type Told<T extends JsonValue> =
  | { told: 'value'; value: T }
  | {
      told: 'missing' | 'refused' | 'unauthenticated' | 'invalid';
      message: string;
    };
