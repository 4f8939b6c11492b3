import { useApi } from '@backstage/core-plugin-api';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../../components/common/errorMessage';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { fittingChoices } from '../common/fittingChoices';
import { fullRef, shortRef } from '../common/shortRef';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { lakeportPlatformCheck } from './lakeportPlatformCheck';
import type { lakeportPlatformSchema } from './lakeportPlatformSchema';

const KIND = 'system';

/**
 * The platform that a project is onboarded to. Left empty, the project is
 * standalone.
 */
export const LakeportPlatformField = withQueries(
  (props: typeof lakeportPlatformSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const field = useField(lakeportPlatformCheck, props);
    const { t, options, control } = field;
    const { search, ...choice } = useChoiceText({
      value: props.formData,
      toText: value => shortRef(value, KIND),
      toValue: text => fullRef(text, KIND),
      onChange: field.change,
    });
    const query = useQuery({
      queryKey: ['platforms'],
      queryFn: ({ signal }) => api.getPlatforms({ signal }),
    });
    const { items = [], errors = [] } = query.data ?? {};
    const shown = fittingChoices(
      items.map(({ entityRef, title, description }) => ({
        value: entityRef,
        text: shortRef(entityRef, KIND),
        detail: [title, description].filter(Boolean).join(' · ') || undefined,
      })),
      search,
    );
    return (
      <FieldFrame
        problems={field.problems}
        remote={field.remote}
        accepted={t('field.platform.accepted')}
      >
        <ChoiceCombobox
          {...control}
          {...choice}
          placeholder={t('field.platform.placeholder')}
          choices={{
            ...shown,
            isLoading: query.isPending,
            missing: query.error
              ? [errorMessage(query.error)]
              : errors.map(({ source, message }) => `${source}: ${message}`),
          }}
        />
        {!props.formData && options.standalone !== false && (
          <Text as="p" variant="body-small" color="secondary">
            {t('field.platform.standalone')}
          </Text>
        )}
      </FieldFrame>
    );
  },
);
