import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { definitionXmlQuery } from '../drafts/draft-queries.js';
import classes from './library.module.css';

const Drawn = lazy(() => import('./drawn-picture.js').then((module) => ({ default: module.DrawnPicture })));

/** The whole diagram, small: one knows a flow by its shape. */
export const ProcessPicture = ({ definitionKey }: { readonly definitionKey: string }) => {
  const xml = useQuery(definitionXmlQuery(definitionKey));
  return (
    <div className={classes.picture} aria-hidden="true" inert>
      {xml.data !== undefined && (
        <Suspense fallback={null}>
          <Drawn xml={xml.data} />
        </Suspense>
      )}
    </div>
  );
};
