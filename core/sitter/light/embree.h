// SPDX-License-Identifier: MIT
#pragma once

// Embree 3 and 4 behind one face: header name and ray query arguments differ.
#if __has_include(<embree4/rtcore.h>)
#include <embree4/rtcore.h>
#else
#include <embree3/rtcore.h>
#endif

namespace presence {

inline void traceNearest(RTCScene scene, RTCRayHit &ray)
{
#if RTC_VERSION_MAJOR >= 4
    rtcIntersect1(scene, &ray);
#else
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    rtcIntersect1(scene, &context, &ray);
#endif
}

inline void traceAny(RTCScene scene, RTCRay &ray)
{
#if RTC_VERSION_MAJOR >= 4
    rtcOccluded1(scene, &ray);
#else
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    rtcOccluded1(scene, &context, &ray);
#endif
}

} // namespace presence
