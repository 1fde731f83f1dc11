package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxSessionsTest {
  private static final String SOURCE =
      "Error code - ORT_FAIL - message: /onnxruntime_src/onnxruntime/core/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          providers/cuda/cuda_execution_provider_info.cc:62 static onnxruntime::\
          CUDAExecutionProviderInfo onnxruntime::CUDAExecutionProviderInfo::FromProviderOptions(\
          const onnxruntime::ProviderOptions&) [ONNXRuntimeError] : 1 : FAIL : \
          provider_options_utils.h:187 Parse Failed to parse provider option "device_id": \
          cuda_execution_provider_info.cc:70 operator() Invalid device ID: 7, must be between 0 \
          (inclusive) and 1 (exclusive).\
          | Invalid device ID: 7, must be between 0 (inclusive) and 1 (exclusive).
          session/provider_bridge_ort.cc:1988 onnxruntime::Provider& onnxruntime::\
          ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library /x/lib\
          onnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object \
          file: No such file or directory\
          | libcublasLt.so.12: cannot open shared object file: No such file or directory
          framework/bfc_arena.cc:359 void* onnxruntime::BFCArena::AllocateRawInternal(size_t, \
          bool, onnxruntime::Stream*) Available memory of 0 is smaller than requested bytes of \
          441088 | Available memory of 0 is smaller than requested bytes of 441088
          providers/cuda/cuda_call.cc:154 std::conditional_t<THRW, void, onnxruntime::common::\
          Status> onnxruntime::CudaCall(ERRTYPE, const char*, const char*) CUDA failure 2: out of \
          memory ; GPU=0 ; hostname=h ; file=/x/cuda_allocator.cc ; line=43 ; expr=cudaMalloc();\
          | out of memory
          """)
  void aMessageIsWhatWentWrongWithoutSourcePositions(final String message, final String reason) {
    assertEquals(reason, OnnxSessions.line(new OrtException(SOURCE + message)));
  }

  @ParameterizedTest
  @CsvSource("No graph was found in the protobuf.")
  void anyOtherMessageStays(final String message) {
    assertEquals(message, OnnxSessions.line(new OrtException(message + "\n")));
  }
}
