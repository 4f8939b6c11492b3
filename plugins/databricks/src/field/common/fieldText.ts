import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { databricksTranslationRef } from '../../translation';
import { apiOf } from './apiOf';
import type { FieldText } from './FieldCheck';

/**
 * The plugin's words outside of components, where there are no hooks.
 *
 * @throws ServiceUnavailableError while the reader's language is being loaded
 */
export function fieldText(apis: ApiHolder): FieldText {
  const snapshot = apiOf(apis, translationApiRef).getTranslation(
    databricksTranslationRef,
  );
  if (!snapshot.ready) {
    throw new ServiceUnavailableError('The translation is not loaded yet');
  }
  return snapshot.t;
}
