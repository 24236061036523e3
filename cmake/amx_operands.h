/* Included before ggml's AMX source: g++ 12 gives _tile_loadconfig one byte as its input and _tile_loadd no memory at all, so that it drops the writes
   before them. Here the whole configuration is an input and all memory is clobbered. */
#pragma once
#include <immintrin.h>
#if defined(__AMX_TILE__) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 14
struct sam_tile_config { unsigned char bytes[64]; };
#undef _tile_loadconfig
#define _tile_loadconfig(config) __asm__ volatile("ldtilecfg\t%0" ::"m"(*(const struct sam_tile_config*)(config)) : "memory")
#undef _tile_loadd
#define _tile_loadd(tile, base, stride) sam_tile_loadd(tile, base, stride)
#define sam_tile_loadd(tile, base, stride) \
  __asm__ volatile("tileloadd\t(%0,%1,1), %%tmm" #tile ::"r"((const void*)(base)), "r"((long)(stride)) : "memory")
#endif
