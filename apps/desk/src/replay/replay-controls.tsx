import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import type { ReplayFrame } from '@relevo/contracts';
import {
  IconAlertTriangle,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRepeat,
  IconRoute,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import classes from './replay-screen.module.css';
import { jumpFrom, jumps, type Jump } from './replay-moment.js';
import type { Player } from './use-player.js';

const icons: Record<Jump, ReactNode> = {
  person: <IconUser size={16} />,
  fault: <IconAlertTriangle size={16} />,
  loop: <IconRepeat size={16} />,
  version: <IconRoute size={16} />,
};

interface ControlsProps {
  readonly frames: readonly ReplayFrame[];
  readonly player: Player;
}

const Jumps = ({ frames, player }: ControlsProps) => {
  const t = useWords();
  return (
    <div className={classes.jumps} role="group" aria-label={t('replay.jump')}>
      <span>{t('replay.jump')}</span>
      {jumps.map((jump) => {
        const to = jumpFrom(frames, player.index, jump);
        return (
          <Tooltip key={jump} label={t('replay.noMore')} disabled={to !== null}>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={icons[jump]}
              disabled={to === null}
              onClick={() => to !== null && player.move(to)}
            >
              {t(`replay.jumps.${jump}`)}
            </Button>
          </Tooltip>
        );
      })}
    </div>
  );
};

/** Play, step, speed and jumps. */
export const ReplayControls = ({ frames, player }: ControlsProps) => {
  const t = useWords();
  return (
    <div className={classes.controls}>
      <div className={classes.steps}>
        <ActionIcon
          size="lg"
          variant="default"
          aria-label={t('replay.previous')}
          disabled={player.index === 0}
          onClick={() => player.move(player.index - 1)}
        >
          <IconChevronLeft size={20} />
        </ActionIcon>
        <ActionIcon
          size="xl"
          radius="xl"
          aria-label={t(player.playing ? 'replay.pause' : 'replay.play')}
          onClick={player.toggle}
        >
          {player.playing ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
        </ActionIcon>
        <ActionIcon
          size="lg"
          variant="default"
          aria-label={t('replay.following')}
          disabled={player.index >= frames.length - 1}
          onClick={() => player.move(player.index + 1)}
        >
          <IconChevronRight size={20} />
        </ActionIcon>
        <SegmentedControl
          size="xs"
          aria-label={t('replay.speed')}
          value={String(player.speed)}
          onChange={(value) => player.setSpeed(Number(value))}
          data={['1', '2', '4'].map((value) => ({ value, label: `${value}×` }))}
        />
      </div>
      <Jumps frames={frames} player={player} />
    </div>
  );
};
