# whisper.cpp from the npm package whisper.rn (MIT), as cmake/Llama.cmake does it. docs/decisions/0010-voice.md says why.
set(WHISPER_SOURCE ${CMAKE_SOURCE_DIR}/engines/node_modules/whisper.rn/cpp)
if(NOT EXISTS ${WHISPER_SOURCE}/whisper.cpp)
  message(FATAL_ERROR "whisper.cpp's source is missing; ./run and ./test fetch it with npm, or: npm --prefix engines ci")
endif()

file(GLOB wsp_cpu ${WHISPER_SOURCE}/ggml-cpu/*.c ${WHISPER_SOURCE}/ggml-cpu/*.cpp ${WHISPER_SOURCE}/ggml-cpu/amx/*.cpp)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  file(GLOB wsp_arch ${WHISPER_SOURCE}/ggml-cpu/arch/arm/quants.c ${WHISPER_SOURCE}/ggml-cpu/arch/arm/repack.cpp)
else()
  file(GLOB wsp_arch ${WHISPER_SOURCE}/ggml-cpu/arch/x86/quants.c ${WHISPER_SOURCE}/ggml-cpu/arch/x86/repack.cpp)
endif()
set(wsp_core ggml.c ggml.cpp ggml-alloc.c ggml-quants.c gguf.cpp ggml-backend.cpp ggml-backend-dl.cpp ggml-backend-meta.cpp ggml-backend-reg.cpp ggml-opt.cpp ggml-threading.cpp whisper.cpp)
list(TRANSFORM wsp_core PREPEND ${WHISPER_SOURCE}/)
add_library(whisper STATIC ${wsp_core} ${wsp_cpu} ${wsp_arch})
target_compile_definitions(whisper PRIVATE WSP_GGML_USE_CPU WSP_GGML_USE_CPU_REPACK _GNU_SOURCE
  # C++ names that llama.cpp's ggml has, too, without a prefix
  ggml=wsp_ggml_ns dl_error=wsp_dl_error dl_get_sym=wsp_dl_get_sym dl_load_library=wsp_dl_load_library)
target_compile_options(whisper PRIVATE -march=native -O3 -w)
set_source_files_properties(${WHISPER_SOURCE}/ggml-cpu/amx/mmq.cpp PROPERTIES COMPILE_OPTIONS "-include;${CMAKE_SOURCE_DIR}/cmake/amx_operands.h")
target_include_directories(whisper SYSTEM PUBLIC ${WHISPER_SOURCE} PRIVATE ${WHISPER_SOURCE}/ggml-cpu)
target_link_libraries(whisper PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
