import { Menu, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { BrandMark, RailHome, RailLabel, railLinkClass, useSession } from '@relevo/web';
import {
  IconBook2,
  IconDots,
  IconHistory,
  IconInbox,
  IconListDetails,
  IconMessagePlus,
  IconRoute,
  IconShieldCheck,
  IconStack2,
  IconTicket,
  IconTool,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import { railItems, type RailItem } from './rail-items.js';

const icons: Record<RailItem, ReactNode> = {
  myWork: <IconInbox size={22} stroke={1.6} />,
  queues: <IconStack2 size={22} stroke={1.6} />,
  tickets: <IconListDetails size={22} stroke={1.6} />,
  knowledge: <IconBook2 size={22} stroke={1.6} />,
  replay: <IconHistory size={22} stroke={1.6} />,
  records: <IconShieldCheck size={22} stroke={1.6} />,
  report: <IconMessagePlus size={22} stroke={1.6} />,
  myTickets: <IconTicket size={22} stroke={1.6} />,
  processes: <IconRoute size={22} stroke={1.6} />,
  operations: <IconTool size={22} stroke={1.6} />,
};

type Place = Exclude<RailItem, 'processes'>;

const places = {
  myWork: '/my-work',
  queues: '/queues',
  tickets: '/tickets',
  knowledge: '/knowledge',
  replay: '/replay',
  records: '/records',
  report: '/report',
  myTickets: '/my-tickets',
  operations: '/operations',
} as const satisfies Record<Place, string>;

const RailItemLink = ({ item }: { readonly item: RailItem }) => {
  const t = useWords();
  const label = <RailLabel icon={icons[item]} label={t(`frame.${item}`)} />;
  if (item === 'processes') {
    return (
      <a className={railLinkClass} href="/modeler/">
        {label}
      </a>
    );
  }
  return (
    <Link className={railLinkClass} to={places[item]}>
      {label}
    </Link>
  );
};

const MoreItems = ({ items }: { readonly items: readonly RailItem[] }) => {
  const t = useWords();
  const navigate = useNavigate();
  const go = (item: RailItem): void => {
    if (item === 'processes') window.location.assign('/modeler/');
    else void navigate({ to: places[item] });
  };
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={railLinkClass}>
          <RailLabel icon={<IconDots size={22} stroke={1.6} />} label={t('frame.more')} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item key={item} leftSection={icons[item]} onClick={() => go(item)}>
            {t(`frame.${item}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const phonePlaces = 5;

export const DeskRail = () => {
  const t = useWords();
  const { person } = useSession();
  const narrow = useMediaQuery('(max-width: 51.25em)') ?? false;
  const items = railItems(person);
  const fits = !narrow || items.length <= phonePlaces;
  const shown = fits ? items : items.slice(0, phonePlaces - 1);
  return (
    <>
      <RailHome>
        <Link to="/" aria-label={t('frame.home')}>
          <BrandMark />
        </Link>
      </RailHome>
      {shown.map((item) => (
        <RailItemLink key={item} item={item} />
      ))}
      {!fits && <MoreItems items={items.slice(phonePlaces - 1)} />}
    </>
  );
};
