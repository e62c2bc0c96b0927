import { Module } from '@nestjs/common';
import { AddressResolver } from './address-resolver.js';
import { BanPlusClient } from './ban-plus.client.js';
import { BanClient } from './ban.client.js';
import { BanService } from './ban.service.js';

@Module({ providers: [BanClient, BanPlusClient, AddressResolver, BanService], exports: [BanService] })
export class BanModule {}
