import type {
  TranslationFunction,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import type { DatabricksText } from './DatabricksText';

/** @param t - of `untypedTranslationRef` */
export function typedText(
  t: TranslationFunction<TranslationRef['T']>,
): DatabricksText {
  return (key, ...[values]) => t(key, values);
}
