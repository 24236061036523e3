# Warnings for our own code, sanitizers where asked for, ccache where present.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1") # under sanitizers: half the time to build, asserts kept

add_library(sam_options INTERFACE)
target_include_directories(sam_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(sam_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(SAM_SANITIZE)
  target_compile_options(sam_options INTERFACE -fsanitize=${SAM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(sam_options INTERFACE -fsanitize=${SAM_SANITIZE})
endif()

# For targets that hold Asio's coroutines: g++ 12 takes their frames for mismatched new and delete, and Asio's fences are none that the
# thread sanitizer knows.
function(sam_coroutines)
  foreach(target ${ARGN})
    target_compile_options(${target} PRIVATE -Wno-mismatched-new-delete)
    if(SAM_SANITIZE MATCHES thread)
      target_compile_options(${target} PRIVATE -Wno-tsan)
    endif()
  endforeach()
endfunction()
