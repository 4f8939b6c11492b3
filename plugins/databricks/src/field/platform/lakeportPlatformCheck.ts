import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { isEntityRef } from '../common/isEntityRef';

/** A platform that exists and whose file is valid: others cannot be onboarded to. */
export const lakeportPlatformCheck: FieldCheck = {
  local: (value, { t }) =>
    isEntityRef(value) ? [] : [t('field.platform.notARef')],

  async remote(value, { apis, signal, t }) {
    const api = apiOf(apis, databricksApiRef);
    const { valid, problems } = await api.getPlatform(String(value), {
      signal,
    });
    const [first] = problems;
    return {
      problems: valid
        ? []
        : [
            t('field.platform.invalid', {
              problem: first ? `${first.path}: ${first.message}` : '–',
            }),
          ],
      notes: [],
    };
  },
};
