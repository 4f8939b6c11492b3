import { useApi } from '@backstage/core-plugin-api';
import { Text } from '@backstage/ui';
import { regions } from '@lakeport/project';
import { useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import type { DatabricksText } from '../../translations/DatabricksText';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { fittingChoices } from '../common/fittingChoices';
import { textAt } from '../common/localProblems';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { lakeportRegionCheck } from './lakeportRegionCheck';
import type { lakeportRegionSchema } from './lakeportRegionSchema';

/** Whether a region has PrivateLink, and whether the platform is there. */
function about(id: string, ofPlatform: readonly string[], t: DatabricksText) {
  const { name, privateLink } = regions[id];
  return [
    name,
    privateLink ? t('field.region.privateLink') : t('field.region.none'),
    ...(ofPlatform.includes(id) ? [t('field.region.ofPlatform')] : []),
  ].join(' · ');
}

/** A region that Databricks runs in; those of the platform come first. */
export const LakeportRegionField = withQueries(
  (props: typeof lakeportRegionSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const field = useField(lakeportRegionCheck, props);
    const { t, options, place, control } = field;
    const platform = textAt(place.values, 'platform');
    // Without an answer the regions are in the order of their names.
    const query = useQuery({
      queryKey: ['platform', platform],
      queryFn: ({ signal }) => api.getPlatform(platform ?? '', { signal }),
      enabled: platform !== undefined,
    });
    const ofPlatform = query.data?.facts?.regions ?? [];
    const { search, ...choice } = useChoiceText({
      value: props.formData,
      onChange: field.change,
    });
    const ids = Object.keys(regions)
      .filter(id => options.privateLink !== true || regions[id].privateLink)
      .sort(
        (a, b) =>
          Number(ofPlatform.includes(b)) - Number(ofPlatform.includes(a)),
      );
    const shown = fittingChoices(
      ids.map(id => ({ value: id, detail: about(id, ofPlatform, t) })),
      search,
    );
    const chosen = props.formData ?? '';
    return (
      <FieldFrame problems={field.problems}>
        <ChoiceCombobox
          {...control}
          {...choice}
          placeholder={t('field.choose')}
          choices={shown}
        />
        {Object.hasOwn(regions, chosen) && (
          <Text as="p" variant="body-small" color="secondary">
            {about(chosen, ofPlatform, t)}
          </Text>
        )}
      </FieldFrame>
    );
  },
);
