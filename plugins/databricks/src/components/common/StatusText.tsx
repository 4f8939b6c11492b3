import { Flex, Text } from '@backstage/ui';
import {
  RiCheckboxCircleFill,
  RiCircleLine,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiLoader4Line,
  type RemixiconComponentType,
} from '@remixicon/react';
import { statusTone, type StatusTone } from './statusTone';

const ICONS: Record<StatusTone, RemixiconComponentType> = {
  success: RiCheckboxCircleFill,
  info: RiLoader4Line,
  warning: RiErrorWarningFill,
  danger: RiCloseCircleFill,
  neutral: RiCircleLine,
};

const COLOURS: Record<StatusTone, string> = {
  success: 'var(--bui-fg-positive)',
  info: 'var(--bui-fg-announcement)',
  warning: 'var(--bui-fg-warning)',
  danger: 'var(--bui-fg-negative)',
  neutral: 'var(--bui-fg-secondary)',
};

/** A status in its own words, with an icon so that colour is not alone in telling it. */
export function StatusText(props: {
  status: string;
  /** A status that the words do not tell: a running deployment is not a running workspace. */
  tone?: StatusTone;
}) {
  const tone = props.tone ?? statusTone(props.status);
  const Icon = ICONS[tone];
  return (
    <Flex align="center" gap="1" style={{ display: 'inline-flex' }}>
      <Icon size={16} color={COLOURS[tone]} aria-hidden />
      <Text>{props.status}</Text>
    </Flex>
  );
}
