// SPDX-License-Identifier: MIT
// A whole backend: cards of one colour, drawn by the seed. Copy this folder to begin a plugin of your own.
#include "plugins/backend_plugin.h"

#include <QBuffer>
#include <QImage>
#include <QObject>

#include <random>

using namespace presence;

namespace {

class ColourCards : public Backend
{
public:
    BackendInfo info() const override
    {
        BackendInfo info;
        info.id = "colour-cards";
        info.name = "Colour cards";
        info.kind = BackendInfo::Kind::Offline;
        info.seed = true;
        info.largestCount = 16;
        info.smallestSide = 16;
        info.largestSide = 2048;
        info.note = "One plain colour for each seed.";
        return info;
    }

    Result<> check(std::stop_token) override { return {}; }

    Estimate estimate(const GenerationRequest &) const override
    {
        return {Cost{0, "USD"}, 0.1, "it is drawn here"};
    }

    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        const RenderSettings &settings = request.settings;
        if (settings.count < 1 || settings.count > info().largestCount)
            return Error{Error::Kind::BadInput, "Colour cards come 1 to 16 at a time."};
        std::int64_t seed = settings.seed < 0 ? std::int64_t(std::random_device{}()) : settings.seed;
        GenerationResult result;
        result.model = "colour cards";
        result.cost = Cost{0, "USD"};
        for (int card = 0; card < settings.count; ++card, ++seed) {
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, "Cancelled."};
            if (progress)
                progress({double(card) / settings.count, "card " + std::to_string(card + 1), {}});
            auto file = draw(settings.width, settings.height, seed);
            if (!file)
                return file.error();
            GeneratedImage image;
            image.file = std::move(*file);
            image.seed = seed;
            result.images.push_back(std::move(image));
        }
        return result;
    }

private:
    static Result<ImageFile> draw(int width, int height, std::int64_t seed)
    {
        QImage card(width, height, QImage::Format_RGB32);
        if (card.isNull())
            return Error{Error::Kind::BadInput, "A colour card cannot be that large."};
        card.fill(QColor::fromHsv(int(seed % 360), 160, 200));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        card.save(&buffer, "PNG");
        return ImageFile::fromBytes(bytes.toStdString(), "a colour card");
    }
};

class ColourCardsPlugin : public QObject, public BackendPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PRESENCE_BACKEND_PLUGIN_IID FILE "colour_cards.json")
    Q_INTERFACES(presence::BackendPlugin)

public:
    Offer createBackends(const PluginEnvironment &) override
    {
        Offer offer;
        offer.backends.push_back(std::make_unique<ColourCards>());
        return offer;
    }
};

} // namespace

#include "colour_cards.moc"
