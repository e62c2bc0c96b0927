import { Module } from '@nestjs/common';
import { AddressFinder } from './address-finder.service.js';
import { AddressResolver } from './address-resolver.js';
import { BanPlusClient } from './ban-plus.client.js';
import { BanClient } from './ban.client.js';
import { BanService } from './ban.service.js';

@Module({
  providers: [BanClient, BanPlusClient, AddressResolver, AddressFinder, BanService],
  exports: [AddressFinder, BanService],
})
export class BanModule {}
