// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace presence {

/// Where a value stands beside the band it should stay in. The verdict is said in words and shown by place;
/// nothing depends on colour.
class BandMeter : public QWidget
{
    Q_OBJECT

public:
    /// The band lies within `minimum` … `maximum`.
    BandMeter(double minimum, double maximum, double bandFrom, double bandTo, QWidget *parent = nullptr);

    /// Values beyond the ends stand at the ends. `words` is the verdict, read out and shown beside the scale.
    void setReading(double value, const QString &words);
    double value() const { return m_value; }
    const QString &words() const { return m_words; }
    bool isInBand() const { return m_value >= m_bandFrom && m_value <= m_bandTo; }
    /// Words under the two ends.
    void setEnds(const QString &low, const QString &high);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_minimum;
    double m_maximum;
    double m_bandFrom;
    double m_bandTo;
    double m_value;
    QString m_words;
    QString m_low;
    QString m_high;
};

} // namespace presence
