import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { DraftPresenceController } from './draft-presence.controller.js';
import { DraftPresence } from './draft-presence.service.js';

@Module({ imports: [LiveModule], controllers: [DraftPresenceController], providers: [DraftPresence] })
export class DraftPresenceModule {}
