import type { DatabricksText } from '../translations/DatabricksText';

/**
 * Nobody calls it: the compiler must find each of these calls wrong, and fails
 * where it does not.
 */
export function wrongTexts(
  t: DatabricksText,
  either: 'state.retry' | 'state.fetched',
) {
  // @ts-expect-error there is no such message
  t('state.nothing');
  // @ts-expect-error a value is missing
  t('state.loading');
  // @ts-expect-error there is no such name
  t('state.loading', { wat: 'workspaces' });
  // @ts-expect-error this message takes no values
  t('state.retry', { what: 'workspaces' });
  // @ts-expect-error what is counted is a number
  t('estate.capacity.perNode', { count: '1' });
  // @ts-expect-error one of the two takes a value
  t(either);
}
