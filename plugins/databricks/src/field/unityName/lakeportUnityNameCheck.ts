import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import type { FieldPlace } from '../common/FieldPlace';
import { isRecord } from '../common/isRecord';
import { textAt } from '../common/localProblems';
import { namesThere } from './namesThere';
import { unityNameProblems } from './unityNameProblems';
import { unityOptions } from './unityOptions';

/** Another environment of the form that has the same catalog in the same metastore. */
function sameCatalog(name: string, place: FieldPlace): string | undefined {
  const { environments } = place.values;
  if (place.index === undefined || !Array.isArray(environments)) {
    return undefined;
  }
  const region = textAt(place.siblings, 'region');
  const at = environments.findIndex(
    (item, index) =>
      index !== place.index &&
      isRecord(item) &&
      textAt(item, 'catalog') === name &&
      textAt(item, 'region') === region,
  );
  return at < 0
    ? undefined
    : textAt(environments[at], 'name') ?? String(at + 1);
}

/** A name of a catalog, schema or volume that is free, or that is there if it has to be. */
export const lakeportUnityNameCheck: FieldCheck = {
  local(value, { options, place, t }) {
    const { kind } = unityOptions(options, place);
    const name = String(value);
    const other = kind === 'catalog' ? sameCatalog(name, place) : undefined;
    return [
      ...unityNameProblems(kind, name),
      ...(other ? [t('field.unity.sameCatalog', { name, other })] : []),
    ];
  },

  async remote(value, { apis, options, place, signal, t }) {
    const unity = unityOptions(options, place);
    if (!unity.environment) {
      return { problems: [], notes: [] };
    }
    const details = await apiOf(apis, databricksApiRef).getEnvironment(
      unity.environment,
      { signal },
    );
    const name = String(value);
    const isThere = namesThere(details, unity).includes(name);
    const notes = details.errors.map(({ source, message }) =>
      t('field.unity.notLookedAt', { source, reason: message }),
    );
    if (isThere && !unity.existing) {
      return {
        problems: [t('field.unity.exists', { kind: unity.kind, name })],
        notes,
      };
    }
    if (!isThere && unity.existing && notes.length === 0) {
      return {
        problems: [t('field.unity.missing', { kind: unity.kind, name })],
        notes,
      };
    }
    return { problems: [], notes };
  },
};
