import { Radio, RadioGroup, Text } from '@backstage/ui';
import { costBands } from '@lakeport/project';
import { useId } from 'react';
import { formatMoney } from '../../components/common/formatMoney';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { textAt } from '../common/localProblems';
import { useField } from '../common/useField';
import { idleCost } from './idleCost';
import { lakeportSecurityProfileCheck } from './lakeportSecurityProfileCheck';
import type { lakeportSecurityProfileSchema } from './lakeportSecurityProfileSchema';
import { profileSteps } from './profileSteps';
import styles from './securityProfile.module.css';

const STEPS = profileSteps();

/** The security profiles as cards: what each adds, and what it costs while idle. */
export const LakeportSecurityProfileField = withQueries(
  (props: typeof lakeportSecurityProfileSchema.TProps) => {
    const id = useId();
    const field = useField(lakeportSecurityProfileCheck, props);
    const { t, place, control } = field;
    const chosenZones = place.siblings.availabilityZones;
    const network = {
      zones:
        Array.isArray(chosenZones) && chosenZones.length === 3
          ? chosenZones.length
          : 2,
      egress: textAt(place.siblings, 'egress'),
    };
    return (
      <FieldFrame problems={field.problems}>
        <RadioGroup
          {...control}
          value={props.formData ?? null}
          onChange={chosen =>
            field.change(
              STEPS.find(({ profile }) => profile === chosen)?.profile,
            )
          }
        >
          <div className={styles.cards}>
            {STEPS.map(({ profile, previous, adds }) => {
              const cost = idleCost(profile, network);
              return (
                <Radio
                  key={profile}
                  value={profile}
                  className={styles.card}
                  aria-label={profile}
                  aria-describedby={`${id}-${profile}`}
                >
                  <div className={styles.content}>
                    <Text weight="bold">{profile}</Text>
                    <div id={`${id}-${profile}`}>
                      <Text as="p" variant="body-small">
                        {previous
                          ? t('field.profile.asBefore', { profile: previous })
                          : t('field.profile.first')}
                      </Text>
                      <ul className={styles.adds}>
                        {adds.map(addition => (
                          <li key={addition}>
                            {t(`field.profile.adds.${addition}`)}
                          </li>
                        ))}
                      </ul>
                      <Text as="p" variant="body-small" color="secondary">
                        {t('field.profile.price', {
                          band: costBands[profile],
                          amount: formatMoney(cost.total, cost.currency),
                        })}
                      </Text>
                    </div>
                  </div>
                </Radio>
              );
            })}
          </div>
        </RadioGroup>
        <Text as="p" variant="body-small" color="secondary">
          {t('field.profile.priceNote', {
            zones: String(network.zones),
            ...listOf(idleCost('development', network)),
          })}
        </Text>
      </FieldFrame>
    );
  },
);

/** Of when and where prices are. */
function listOf(cost: ReturnType<typeof idleCost>) {
  return { asOf: cost.asOf, region: cost.priceRegion };
}
