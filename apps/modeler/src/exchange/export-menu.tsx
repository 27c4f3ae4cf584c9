import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconFileCode, IconFileZip, IconPhoto, IconVectorTriangle } from '@tabler/icons-react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { diagramOf, slugOf } from '../files/bundle.js';
import { useWords } from '../words.js';

interface ExportMenuProps {
  readonly keeper: DraftKeeper;
  /** Hands over what was drawn last. */
  readonly keepAll: () => Promise<boolean>;
  /** Id of the diagram in front, which is what a picture shows. */
  readonly shown: () => string | undefined;
}

const save = (name: string, content: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

type Kind = 'bpmn' | 'svg' | 'png' | 'bundle';

const contentOf = async (kind: Kind, { keeper, shown }: Pick<ExportMenuProps, 'keeper' | 'shown'>): Promise<Blob> => {
  const xml = keeper.files[diagramOf(keeper.files)] ?? '';
  if (kind === 'bpmn') return new Blob([xml], { type: 'application/xml' });
  if (kind === 'bundle') {
    const { zipOf } = await import('./bundle-zip.js');
    return new Blob([new Uint8Array(zipOf(keeper.files))], { type: 'application/zip' });
  }
  const { pngOf, svgOf } = await import('./drawn-as-picture.js');
  const svg = await svgOf(xml, shown());
  return kind === 'png' ? pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
};

const kinds = [
  ['bpmn', IconFileCode],
  ['bundle', IconFileZip],
  ['svg', IconVectorTriangle],
  ['png', IconPhoto],
] as const;

/** The drawing as a file in the person's own hands; unchanged files byte for byte. */
export const ExportMenu = ({ keeper, keepAll, shown }: ExportMenuProps) => {
  const t = useWords();
  const take = async (kind: Kind): Promise<void> => {
    await keepAll();
    const name = slugOf(keeper.draft.processId);
    try {
      save(`${name}.${kind === 'bundle' ? 'zip' : kind}`, await contentOf(kind, { keeper, shown }));
    } catch {
      notifications.show({ message: t('exchange.notDrawn'), color: 'red' });
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<IconDownload size={16} aria-hidden="true" />}>
          {t('exchange.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(([kind, Icon]) => (
          <Menu.Item key={kind} leftSection={<Icon size={16} />} onClick={() => void take(kind)}>
            {t(`exchange.as.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
