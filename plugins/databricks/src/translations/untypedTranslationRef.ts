import type { TranslationRef } from '@backstage/frontend-plugin-api';
import { databricksTranslationRef } from '../translation';

/** `databricksTranslationRef`, of which no more is known than that it has messages. */
export const untypedTranslationRef: TranslationRef = databricksTranslationRef;
