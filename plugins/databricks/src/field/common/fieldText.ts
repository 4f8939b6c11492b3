import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { DatabricksText } from '../../translations/DatabricksText';
import { typedText } from '../../translations/typedText';
import { untypedTranslationRef } from '../../translations/untypedTranslationRef';
import { apiOf } from './apiOf';

/**
 * The plugin's words outside of components, where there are no hooks.
 *
 * @throws ServiceUnavailableError while the reader's language is being loaded
 */
export function fieldText(apis: ApiHolder): DatabricksText {
  const snapshot = apiOf(apis, translationApiRef).getTranslation(
    untypedTranslationRef,
  );
  if (!snapshot.ready) {
    throw new ServiceUnavailableError('The translation is not loaded yet');
  }
  return typedText(snapshot.t);
}
