import type { ApiHolder } from '@backstage/core-plugin-api';
import type { DatabricksText } from '../../translations/DatabricksText';
import type { FieldPlace, FormValues } from './FieldPlace';

/** What a check may look at besides the value. */
export interface CheckContext {
  place: FieldPlace;
  /** `ui:options` of the field. */
  options: FormValues;
  t: DatabricksText;
}

/** What others know about a value. */
export interface RemoteAnswer {
  /** Why it cannot be. */
  problems: string[];
  /** What to know about it all the same, such as a source that was not looked at. */
  notes: string[];
}

/**
 * How a value of the form is checked: while it is typed, and once more when the
 * page is submitted.
 */
export interface FieldCheck {
  /** What is wrong as far as the form itself can tell. Never throws. */
  local(value: unknown, context: CheckContext): string[];
  /**
   * Asks those who know more. Throws when they cannot be asked: then the value
   * may be right or wrong.
   */
  remote?(
    value: unknown,
    context: CheckContext & { apis: ApiHolder; signal?: AbortSignal },
  ): Promise<RemoteAnswer>;
}
