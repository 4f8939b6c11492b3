import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import type { DatabricksText } from './DatabricksText';
import { typedText } from './typedText';
import { untypedTranslationRef } from './untypedTranslationRef';

/** The texts of this plugin in the reader's language. */
export function useDatabricksTranslation(): { t: DatabricksText } {
  const { t } = useTranslationRef(untypedTranslationRef);
  return useMemo(() => ({ t: typedText(t) }), [t]);
}
