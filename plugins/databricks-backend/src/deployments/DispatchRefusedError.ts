import { CustomErrorBase } from '@backstage/errors';

/** A dispatch that would be refused again. The message says what to do. */
export class DispatchRefusedError extends CustomErrorBase {
  name = 'DispatchRefusedError' as const;
}
