// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/fitter/landmark_fitter.h"
#include "core/critique/networks/face_networks.h"
#include "core/spec/portrait_spec.h"

#include <functional>
#include <random>

/// A face as the networks and as our own fitter read it; pitch counts from a level head in both.
struct ReadFace
{
    presence::FaceReading mesh;
    presence::FaceReading outline;
};

/// Reads faces with what is installed. Refers to both.
class FaceInstruments
{
public:
    FaceInstruments(const presence::FaceNetworks &networks, const presence::critique::LandmarkFitter &fitter)
        : m_networks(networks)
        , m_fitter(fitter)
    {
    }
    /// Empty where no face was found, or no mesh for it.
    std::optional<ReadFace> read(const cv::Mat &bgr) const;

private:
    const presence::FaceNetworks &m_networks;
    const presence::critique::LandmarkFitter &m_fitter;
};

/// A random person in a random light, head turned up to 28° and 15° up or down; the face at rest.
presence::PortraitSpec randomSitter(std::mt19937 &random);
double within(std::mt19937 &random, double low, double high);

/// Draws `count` faces whose expression `express` sets, and shows each that could be read.
void drawFaces(int count, unsigned seed, const FaceInstruments &instruments,
               const std::function<void(presence::PortraitSpec &, std::mt19937 &)> &express,
               const std::function<void(const presence::PortraitSpec &, const ReadFace &)> &show);
