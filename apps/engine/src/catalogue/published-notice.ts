import { Injectable } from '@nestjs/common';
import { LiveHub } from '../live/live-hub.js';
import { Catalogue } from './catalogue.js';
import type { Deployed } from './deployment.js';

/** After a deployment's commit: this engine reads it at once, browsers hear of it. */
@Injectable()
export class PublishedNotice {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly live: LiveHub,
  ) {}

  async tell({ published }: Deployed): Promise<void> {
    await this.catalogue.reload();
    if (published.length === 0) return;
    this.live.changed('processes');
    for (const { definition } of published) this.live.changed(`process:${definition.id}`);
  }
}
